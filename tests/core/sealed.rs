//! Plans behind a passphrase: what was sealed opens again, with nothing else, and says nothing.

use muster::example::{DAY, Shape, example};
use muster::file::error::ReadError;
use muster::file::{MAX_BYTES, read, sealed_part};
use muster::model::id::Key;
use muster::model::plan::Plan;
use muster::seal::{Chance, Cost, Header, SealError, open, seal};
use muster::share::decode::{Carried, LinkError, carried};
use muster::share::packed::{pack, unpack};
use muster::share::{MAX_UNPACKED, What, decode, link_address, sealed};
use proptest::prelude::*;

use crate::generate;

/// As cheap as Argon2 gets: what is tested here does not depend on the cost.
const CHEAP: Cost = Cost {
    memory_kib: 8,
    passes: 1,
    lanes: 1,
};

const CHANCE: Chance = Chance {
    salt: [7; 16],
    nonce: [9; 12],
};

fn sealed(content: &[u8]) -> Vec<u8> {
    seal(content.to_vec(), "kelp orbit", CHEAP, CHANCE).unwrap()
}

#[track_caller]
fn refused(bytes: &[u8], expected: SealError) {
    assert_eq!(open(bytes, "kelp orbit"), Err(expected));
}

#[test]
fn key_and_cipher_are_what_other_programs_make_of_the_same() {
    // By Python's argon2-cffi and cryptography, from the same arguments.
    let whole = sealed(b"plan");
    let body = &whole[Header::BYTES..whole.len() - 8];
    let expected = 0xb4fb_8e95_1d9a_1677_2400_0db3_91f0_7b1e_u128.to_be_bytes();
    assert_eq!(
        body,
        [expected.as_slice(), &[0xa6, 0x45, 0x1f, 0x8f]].concat()
    );
}

#[test]
fn the_same_arguments_give_the_same_seal_and_other_chance_another() {
    assert_eq!(sealed(b"plan"), sealed(b"plan"));
    for other in [
        Chance {
            salt: [8; 16],
            ..CHANCE
        },
        Chance {
            nonce: [8; 12],
            ..CHANCE
        },
    ] {
        let again = seal(b"plan".to_vec(), "kelp orbit", CHEAP, other).unwrap();
        assert_ne!(again[Header::BYTES..], sealed(b"plan")[Header::BYTES..]);
    }
}

#[test]
fn a_wrong_passphrase_says_so() {
    let whole = sealed(b"plan");
    for wrong in ["kelp orbi", "Kelp orbit", "kelp orbit ", "x"] {
        assert_eq!(open(&whole, wrong), Err(SealError::WrongPassphrase));
    }
    assert_eq!(open(&whole, ""), Err(SealError::NoPassphrase));
    assert_eq!(
        seal(Vec::new(), "", CHEAP, CHANCE),
        Err(SealError::NoPassphrase)
    );
}

#[test]
fn damage_on_the_way_is_told_from_a_wrong_passphrase() {
    let whole = sealed(b"plan");
    for length in 0..whole.len() {
        refused(&whole[..length], SealError::Cut);
    }
    for place in 0..whole.len() {
        let mut changed = whole.clone();
        changed[place] ^= 1;
        let error = open(&changed, "kelp orbit").unwrap_err();
        assert_ne!(error, SealError::WrongPassphrase, "{place}");
    }
    let longer = [whole, vec![0]].concat();
    refused(&longer, SealError::Damaged);
}

/// Changes the header of a seal, and makes the checksum fit again.
fn forged(change: impl FnOnce(&mut Header)) -> Vec<u8> {
    let whole = sealed(b"plan");
    let (mut header, _, rest) = Header::read(&whole).unwrap();
    change(&mut header);
    let body = &rest[..rest.len() - 8];
    let mut bytes = [header.write().as_slice(), body].concat();
    let sum = {
        use std::hash::Hasher;
        let mut hasher = fnv::FnvHasher::default();
        hasher.write(&bytes);
        hasher.finish()
    };
    bytes.extend(sum.to_be_bytes());
    bytes
}

#[test]
fn the_clear_part_is_authenticated() {
    assert!(open(&forged(|_| ()), "kelp orbit").is_ok());
    let error = SealError::WrongPassphrase;
    refused(&forged(|header| header.cost.passes = 2), error);
    refused(&forged(|header| header.cost.memory_kib = 9), error);
    refused(&forged(|header| header.chance.salt[0] = 0), error);
    refused(&forged(|header| header.chance.nonce[0] = 0), error);
    let mut newer = sealed(b"plan");
    newer[0] = 2;
    refused(&newer, SealError::Newer(2));
}

#[test]
fn a_seal_that_asks_for_too_much_is_refused_before_anything_is_done() {
    refused(
        &forged(|header| header.cost.memory_kib = u32::MAX),
        SealError::TooCostly,
    );
    refused(
        &forged(|header| header.cost.memory_kib = Cost::MAX_MEMORY_KIB + 1),
        SealError::TooCostly,
    );
    let slow = Cost {
        memory_kib: Cost::MAX_MEMORY_KIB,
        passes: 255,
        lanes: 1,
    };
    refused(&forged(|header| header.cost = slow), SealError::TooCostly);
    refused(
        &forged(|header| header.cost.lanes = 255),
        SealError::TooCostly,
    );
    // Less than Argon2 can work with is no seal of ours either.
    for cost in [
        Cost {
            memory_kib: 0,
            ..CHEAP
        },
        Cost { passes: 0, ..CHEAP },
        Cost { lanes: 0, ..CHEAP },
    ] {
        refused(&forged(|header| header.cost = cost), SealError::Damaged);
    }
}

#[test]
fn a_packed_bomb_stays_packed() {
    let bomb = miniz_oxide::deflate::compress_to_vec(&vec![b' '; 20_000_000], 9);
    let content = open(&sealed(&bomb), "kelp orbit").unwrap();
    assert_eq!(
        unpack(&content, MAX_UNPACKED).unwrap_err(),
        LinkError::TooLarge
    );
}

#[test]
fn nothing_of_the_plan_stands_in_the_clear() {
    let plan = example(Shape::Production, None, 1, DAY);
    let whole = sealed(&pack(&plan, What::Full));
    let file = sealed::file(&whole);
    let link = sealed::link(&whole, What::Full).unwrap();
    let (header, clear, _) = Header::read(&whole).unwrap();
    assert_eq!(clear, header.write(), "and the header holds nothing else");
    let names = plan.workloads.iter().map(|row| row.name.to_string());
    let names = names.chain(plan.people.iter().map(|row| row.name.to_string()));
    for name in names.chain([plan.name().to_owned(), plan.id().to_string()]) {
        let bytes = name.as_bytes();
        assert!(bytes.len() > 2);
        assert!(
            !whole.windows(bytes.len()).any(|part| part == bytes),
            "{name}"
        );
        assert!(!file.contains(&name) && !link.contains(&name), "{name}");
    }
    assert_eq!(sealed::FILE_NAME, "plan.muster-sealed");
}

#[test]
fn a_sealed_link_is_known_and_not_taken_for_an_open_one() {
    let whole = sealed(&pack(&Plan::new(Key(1), "Test"), What::Full));
    let link = sealed::link(&whole, What::Full).unwrap();
    assert!(link.starts_with("#/open/2."));
    assert_eq!(carried(&link), Ok(Carried::Sealed(whole.clone())));
    let address = link_address("https://example.org/x/", &link);
    assert_eq!(
        carried(&format!("<{address}>.")),
        Ok(Carried::Sealed(whole))
    );
    assert_eq!(decode(&link).unwrap_err(), LinkError::Sealed);
}

#[test]
fn a_sealed_file_survives_what_mail_and_editors_do_to_it() {
    let whole = sealed(&pack(&Plan::new(Key(1), "Test"), What::Full));
    let file = sealed::file(&whole);
    assert!(file.starts_with("muster.sealed\n") && file.ends_with('\n'));
    assert!(file.lines().all(|line| line.len() <= 76));
    for text in [
        file.clone(),
        file.replace('\n', "\r\n"),
        format!("\u{feff}{file}\n\n"),
        file.replace('\n', "\n  "),
    ] {
        assert_eq!(sealed::from_file(&text), Some(Ok(whole.clone())));
    }
    assert_eq!(sealed::from_file("{}"), None);
    assert_eq!(
        sealed::from_file("muster.sealed"),
        Some(Err(LinkError::Cut))
    );
    assert_eq!(
        sealed::from_file("muster.sealed\n{}"),
        Some(Err(LinkError::Damaged))
    );
}

#[test]
fn whoever_reads_it_as_a_plan_file_is_told_what_it_is() {
    let file = sealed::file(&sealed(b"x"));
    let error = read(&file).unwrap_err();
    assert_eq!(error, ReadError::Sealed);
    assert!(error.to_string().contains("--passphrase-file"));
    assert!(sealed_part("{\"format\": \"muster.plan\"}").is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_was_sealed_opens_with_its_passphrase_alone(
        plan in generate::plan(),
        passphrase in "\\PC{1,40}",
        other in "\\PC{1,40}",
        salt in any::<[u8; 16]>(),
        nonce in any::<[u8; 12]>(),
    ) {
        let chance = Chance { salt, nonce };
        let whole = seal(pack(&plan, What::Full), &passphrase, CHEAP, chance).unwrap();
        let text = sealed::file(&whole);
        let back = sealed::from_file(&text).unwrap().unwrap();
        let opened = unpack(&open(&back, &passphrase).unwrap(), MAX_BYTES).unwrap();
        prop_assert_eq!(opened.plan, plan);
        if other != passphrase {
            prop_assert_eq!(open(&whole, &other), Err(SealError::WrongPassphrase));
        }
    }

    #[test]
    fn opening_any_bytes_never_panics(
        bytes in proptest::collection::vec(any::<u8>(), 0..200),
        text in "\\PC*",
    ) {
        let _ = open(&bytes, "kelp orbit");
        let _ = sealed::from_file(&format!("muster.sealed{text}"));
        let _ = carried(&format!("#/open/2.{text}"));
    }

    #[test]
    fn a_changed_bit_never_opens(place in 0_usize..67, bit in 0_u8..8) {
        let mut whole = sealed(b"plan");
        prop_assume!(place < whole.len());
        whole[place] ^= 1 << bit;
        prop_assert!(open(&whole, "kelp orbit").is_err());
    }
}

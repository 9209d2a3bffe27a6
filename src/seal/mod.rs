//! Bytes sealed with a passphrase: a key is derived with Argon2id, and the
//! bytes are encrypted with AES-256 in Galois/Counter mode. What is sealed
//! here opens everywhere this is compiled for, page and command line.
//!
//! Sealed bytes begin with a [`Header`], which is not secret but
//! authenticated: whoever changes a bit of it changes the key or breaks the
//! seal. A checksum at the end tells damage on the way from a wrong
//! passphrase. Chance comes in as an argument.

mod header;
pub mod order;
pub mod strength;

use aes_gcm::aead::{AeadInOut, KeyInit};
use aes_gcm::{Aes256Gcm, Key, Nonce};
use argon2::{Algorithm, Argon2, Block, Params, Version};

pub use header::{Cost, Header};

/// What must be different for every seal: from a source of chance that cannot
/// be guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chance {
    /// Makes the key another one for the same passphrase.
    pub salt: [u8; 16],
    /// Makes the ciphertext another one for the same key.
    pub nonce: [u8; 12],
}

impl Chance {
    /// How many bytes of chance it takes.
    pub const BYTES: usize = 28;

    /// From so many bytes of chance.
    pub fn from_bytes(bytes: &[u8; Self::BYTES]) -> Self {
        let (mut salt, mut nonce) = ([0; 16], [0; 12]);
        let (first, second) = bytes.split_at(salt.len());
        salt.copy_from_slice(first);
        nonce.copy_from_slice(second);
        Self { salt, nonce }
    }
}

/// Why bytes cannot be sealed or opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SealError {
    /// The passphrase is empty.
    NoPassphrase,
    /// It was sealed by a newer version; that version of the format.
    Newer(u8),
    /// Its end is missing.
    Cut,
    /// Bytes of it were changed on the way.
    Damaged,
    /// It is whole, and the passphrase does not open it.
    WrongPassphrase,
    /// Opening it would take more memory or time than any seal that is made.
    TooCostly,
    /// There is not enough memory here.
    NoRoom,
}

impl std::fmt::Display for SealError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoPassphrase => f.write_str("The passphrase is empty. Type one"),
            Self::Newer(version) => write!(
                f,
                "It was sealed by a newer version (format {version}; this one opens {}). Open it there",
                header::VERSION
            ),
            Self::Cut => f.write_str(
                "It is incomplete: its end is missing. Some programs cut long links; copy all of it, or ask for the file",
            ),
            Self::Damaged => f.write_str(
                "It is damaged: parts of it are missing or were changed on the way. Copy it again from where it was made, or ask for the file",
            ),
            Self::WrongPassphrase => f.write_str(
                "This passphrase does not open it. Check upper and lower case, spaces, and the keyboard's language, or ask whoever sealed it",
            ),
            Self::TooCostly => f.write_str(
                "It asks for more memory or time than any seal that is made here. Nothing was opened",
            ),
            Self::NoRoom => f.write_str(
                "There is not enough memory to open it. Close other tabs or programs, and try again",
            ),
        }
    }
}

impl std::error::Error for SealError {}

/// Seals the bytes. The same arguments give the same result.
///
/// # Errors
/// The passphrase is empty, the cost is out of bounds, or there is no memory.
pub fn seal(
    content: Vec<u8>,
    passphrase: &str,
    cost: Cost,
    chance: Chance,
) -> Result<Vec<u8>, SealError> {
    let length = content.len().checked_add(TAG).ok_or(SealError::NoRoom)?;
    let header = Header {
        cost,
        chance,
        length: u32::try_from(length).map_err(|_| SealError::NoRoom)?,
    };
    let clear = header.write();
    let cipher = cipher(passphrase, &header)?;
    let mut sealed = content;
    cipher
        .encrypt_in_place(&Nonce::from(chance.nonce), &clear, &mut sealed)
        .map_err(|_| SealError::NoRoom)?;
    let mut whole = clear.to_vec();
    whole.append(&mut sealed);
    whole.extend(checksum(&whole));
    Ok(whole)
}

/// The bytes that were sealed with that passphrase.
///
/// # Errors
/// The passphrase is another, or the sealed bytes are not as they were made.
pub fn open(sealed: &[u8], passphrase: &str) -> Result<Vec<u8>, SealError> {
    let (header, clear, rest) = Header::read(sealed)?;
    let length = usize::try_from(header.length).map_err(|_| SealError::Cut)?;
    let (ciphertext, sum) = rest.split_at_checked(length).ok_or(SealError::Cut)?;
    let sum = sum.get(..CHECKSUM).ok_or(SealError::Cut)?;
    let whole = sealed.get(..clear.len() + length).unwrap_or_default();
    if sum != checksum(whole) || sealed.len() != whole.len() + CHECKSUM {
        return Err(SealError::Damaged);
    }
    let cipher = cipher(passphrase, &header)?;
    let mut content = Vec::new();
    content
        .try_reserve_exact(ciphertext.len())
        .map_err(|_| SealError::NoRoom)?;
    content.extend_from_slice(ciphertext);
    cipher
        .decrypt_in_place(&Nonce::from(header.chance.nonce), clear, &mut content)
        .map_err(|_| SealError::WrongPassphrase)?;
    Ok(content)
}

/// What the cipher adds to the content, in bytes.
const TAG: usize = 16;

/// The length of the checksum at the end, in bytes.
const CHECKSUM: usize = 8;

/// The cipher with the key that the passphrase stands for. The cost is checked
/// before anything is done.
fn cipher(passphrase: &str, header: &Header) -> Result<Aes256Gcm, SealError> {
    if passphrase.is_empty() {
        return Err(SealError::NoPassphrase);
    }
    let cost = header.cost.within_bounds().ok_or(SealError::TooCostly)?;
    let mut key = [0; 32];
    let params = Params::new(
        cost.memory_kib,
        u32::from(cost.passes),
        u32::from(cost.lanes),
        Some(key.len()),
    )
    .map_err(|_| SealError::Damaged)?;
    let mut memory = Vec::new();
    memory
        .try_reserve_exact(params.block_count())
        .map_err(|_| SealError::NoRoom)?;
    memory.resize(params.block_count(), Block::new());
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(
            passphrase.as_bytes(),
            &header.chance.salt,
            &mut key,
            &mut memory,
        )
        .map_err(|_| SealError::NoRoom)?;
    Ok(Aes256Gcm::new(&Key::<Aes256Gcm>::from(key)))
}

/// Tells damage on the way; says nothing of what is sealed, because it is
/// taken of the ciphertext.
fn checksum(bytes: &[u8]) -> [u8; CHECKSUM] {
    use std::hash::Hasher;
    let mut hasher = fnv::FnvHasher::default();
    hasher.write(bytes);
    hasher.finish().to_be_bytes()
}

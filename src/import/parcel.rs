//! What a file says as compact bytes: files are read beside the page, and
//! what was read goes to the page, which unpacks it a little at a time.

use std::borrow::Cow;

use super::inventory::{Inventory, PlanObject, Seen, Source, Unread, Upgrade, Warning};
use super::{ALL, Format};
use crate::model::compact::{Compact, Reader, Writer, compact};
use crate::model::slices::Rest;

/// What a file says.
#[derive(Debug)]
pub struct Parcel {
    /// What it was recognised as.
    pub format: &'static Format,
    /// What it holds, to be joined with what earlier files hold.
    pub inventory: Inventory,
}

/// Reads a file that comes after so many others, and packs what it says, or
/// why it cannot be used and what to run instead.
pub fn pack(before: usize, name: &str, bytes: Vec<u8>) -> Vec<u8> {
    let other = Source {
        name: "".into(),
        format: "",
    };
    let mut inventory = Inventory {
        sources: vec![other; before],
        ..Inventory::default()
    };
    let read = inventory.read(name, &bytes);
    // What is packed finds room where the file was.
    drop(bytes);
    let mut writer = Writer::default();
    match read {
        Ok(format) => {
            writer.put(&true);
            writer.put(&format.key);
            put(&inventory, &mut writer);
        }
        Err(why) => {
            writer.put(&false);
            writer.put(&why.to_string());
        }
    }
    writer.done()
}

/// What was packed. `None` where it is no longer wanted.
pub async fn unpack(bytes: &[u8], rest: &mut impl Rest) -> Option<Result<Parcel, String>> {
    match open(&mut Reader::new(bytes), rest).await {
        Ok(parcel) => Some(Ok(parcel)),
        Err(Trouble::Refused(why)) => Some(Err(why)),
        Err(Trouble::Cut) => Some(Err(
            "What was read of the file got lost. Choose it again".to_owned()
        )),
        Err(Trouble::Unwanted) => None,
    }
}

enum Trouble {
    Refused(String),
    Cut,
    Unwanted,
}

async fn open(reader: &mut Reader<'_>, rest: &mut impl Rest) -> Result<Parcel, Trouble> {
    if !reader.get::<bool>().ok_or(Trouble::Cut)? {
        return Err(reader.get().map_or(Trouble::Cut, Trouble::Refused));
    }
    let key: &str = reader.get().ok_or(Trouble::Cut)?;
    let format = ALL.iter().find(|format| format.key == key);
    Ok(Parcel {
        format: format.ok_or(Trouble::Cut)?,
        inventory: get(reader, rest).await?,
    })
}

/// A list, with a rest after each thing on it.
async fn list<T: Compact>(
    reader: &mut Reader<'_>,
    rest: &mut impl Rest,
) -> Result<Vec<T>, Trouble> {
    let count: usize = reader.get().ok_or(Trouble::Cut)?;
    let mut things = Vec::new();
    for _ in 0..count {
        things.push(reader.get().ok_or(Trouble::Cut)?);
        rest.rest().await.ok_or(Trouble::Unwanted)?;
    }
    Ok(things)
}

macro_rules! lists {
    ($($field:ident)+) => {
        fn put(inventory: &Inventory, writer: &mut Writer) {
            $(writer.put(&inventory.$field);)+
        }

        async fn get(
            reader: &mut Reader<'_>,
            rest: &mut impl Rest,
        ) -> Result<Inventory, Trouble> {
            Ok(Inventory { $($field: list(reader, rest).await?,)+ })
        }
    };
}

lists! {
    sources instances keys authorizations gateways restrictions grants connections connectors
    policies groups registrations children servers clusters pools subnets runs recoveries upgrades
    objects unread warnings
}

compact! {
    Seen { source address planned ids name key only_in_plan }
    Source { name format }
    Upgrade { seen day agents }
    PlanObject { seen kind facts }
    Unread { seen reason }
    Warning { code text source }
}

impl Compact for Cow<'static, str> {
    fn put(&self, to: &mut Writer) {
        self.as_ref().to_owned().put(to);
    }
    fn get(from: &mut Reader<'_>) -> Option<Self> {
        Some(Self::Owned(from.get()?))
    }
}

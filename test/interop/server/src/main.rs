//! Starts as a server does: brings its database up to date with the migrations of a folder, taking
//! sqlx's lock meanwhile, and says so. With `--stay` it goes on living afterwards, its pool open,
//! until its input ends.
//!
//! `server FOLDER URL [--stay | --revert-to VERSION]`

use std::{env, io, path::Path};

use sqlx::PgPool;
use sqlx::migrate::{MigrateError, Migrator};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), MigrateError> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let [folder, url, options @ ..] = words.as_slice() else {
        panic!("usage: server FOLDER URL [--stay | --revert-to VERSION]");
    };
    let pool = PgPool::connect(url).await?;
    let outcome = migrate(folder, &pool, options).await;
    match &outcome {
        Ok(()) => println!("ready"),
        Err(error) => println!("{error}"),
    }
    if let ["--stay"] = options {
        io::read_to_string(io::stdin()).expect("standard input is text");
    }
    outcome
}

async fn migrate(folder: &str, pool: &PgPool, options: &[&str]) -> Result<(), MigrateError> {
    let migrator = Migrator::new(Path::new(folder)).await?;
    match options {
        ["--revert-to", version] => {
            let version = version.parse().expect("VERSION is an integer");
            migrator.undo(pool, version).await
        }
        _ => migrator.run(pool).await,
    }
}

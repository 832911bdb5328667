//! Starts as a server does: brings its database up to date with the migrations of a folder, taking
//! sqlx's lock meanwhile, and says so. `server FOLDER URL [--revert-to VERSION]`

use std::{env, path::Path};

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::postgres::PgPoolOptions;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), MigrateError> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        [folder, url] => start(folder, url, None).await,
        [folder, url, "--revert-to", version] => {
            let version = version.parse().expect("VERSION is an integer");
            start(folder, url, Some(version)).await
        }
        _ => panic!("usage: server FOLDER URL [--revert-to VERSION]"),
    }
}

async fn start(folder: &str, url: &str, revert_to: Option<i64>) -> Result<(), MigrateError> {
    let pool = PgPoolOptions::new().max_connections(2).connect(url).await?;
    let migrator = Migrator::new(Path::new(folder)).await?;
    match revert_to {
        None => migrator.run(&pool).await?,
        Some(version) => migrator.undo(&pool, version).await?,
    }
    println!("ready");
    Ok(())
}

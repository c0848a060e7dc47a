//! Independent pieces of work on as many threads as the machine has.

use std::sync::Mutex;
use std::thread;

use polars::prelude::PolarsResult;

/// Does `work` on every item.
///
/// # Errors
/// The first that `work` gives; other items may have been worked on or not.
pub fn each<T: Send>(
    items: &mut [T],
    work: impl Fn(&mut T) -> PolarsResult<()> + Sync,
) -> PolarsResult<()> {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(items.len());
    if threads < 2 {
        return items.iter_mut().try_for_each(work);
    }
    let waiting = Mutex::new(items.iter_mut());
    let take = || waiting.lock().ok().and_then(|mut items| items.next());
    let done = Mutex::new(Ok(()));
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(item) = take() {
                    if let Err(error) = work(item) {
                        if let Ok(mut done) = done.lock() {
                            *done = Err(error);
                        }
                        return;
                    }
                }
            });
        }
    });
    done.into_inner().unwrap_or(Ok(()))
}

//! Any text as a period, and as a file of a report's messages.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rodiklis::period::Period;
use rodiklis::report::messages::Messages;

fuzz_target!(|text: &str| {
    if let Ok(period) = Period::parse(text) {
        assert!(period.from <= period.to);
        assert!(period.days() >= 1);
    }
    if let Ok(messages) = Messages::read("lt", "fuzzed.ftl", text) {
        // A message that is not there is an error, not an empty word.
        assert!(messages.say("no such key", &[]).is_err());
    }
});

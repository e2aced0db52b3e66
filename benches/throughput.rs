//! How fast the stages are, in bytes of text a second: the pack alone, claims alone, and everything, on the
//! shipped reports once, ten and a hundred times.
//!
//! `cargo bench` runs it; `cargo bench -- pipeline` one group, `cargo bench -- --quick` all in a minute.

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use gainsay::corpus::{self, Corpus, Document, ReadOptions};
use gainsay::diagnostic::SourceMap;
use gainsay::extract::extract;
use gainsay::pipeline;
use gainsay::report::{Options, json, table};
use gainsay::rules::compile;
use gainsay::rules::load::{Origin, load};
use std::hint::black_box;
use std::path::PathBuf;
use std::time::Duration;

const TIMES: [usize; 3] = [1, 10, 100];

fn seeds() -> Corpus {
    let folder = [PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds"))];
    corpus::read(&folder, &ReadOptions::default(), &mut std::io::empty(), &mut SourceMap::default())
}

/// The reports `times` over; each copy has an id and a year of its own, so that it is compared with its like.
fn repeated(seeds: &Corpus, times: usize) -> Corpus {
    let copy = |nth: usize| {
        seeds.documents.iter().map(move |document| Document {
            id: format!("{}-{nth:03}", document.id),
            published: document.published.and_then(|day| {
                day.checked_add_months(chrono::Months::new(12 * u32::try_from(nth).unwrap_or(0)))
            }),
            ..document.clone()
        })
    };
    Corpus { documents: (0..times).flat_map(copy).collect(), ..Corpus::default() }
}

fn bytes(corpus: &Corpus) -> u64 {
    corpus.documents.iter().map(|document| document.text.len() as u64).sum()
}

fn pack(c: &mut Criterion) {
    let mut group = c.benchmark_group("pack");
    group.bench_function("load", |b| b.iter(|| load(&Origin::Builtin, &mut SourceMap::default())));
    let (pack, _) = load(&Origin::Builtin, &mut SourceMap::default());
    group.bench_function("compile", |b| b.iter(|| compile(black_box(&pack))));
    group.finish();
}

fn extraction(c: &mut Criterion) {
    let rules = compile(&load(&Origin::Builtin, &mut SourceMap::default()).0);
    let corpus = seeds();
    let mut group = c.benchmark_group("extract");
    group.throughput(Throughput::Bytes(bytes(&corpus)));
    group.bench_function("one thread", |b| {
        b.iter(|| {
            let documents = corpus.documents.iter().enumerate();
            documents.map(|(at, document)| extract(document, at, &rules).claims.len()).sum::<usize>()
        });
    });
    group.finish();
}

fn pipeline(c: &mut Criterion) {
    let rules = compile(&load(&Origin::Builtin, &mut SourceMap::default()).0);
    let seeds = seeds();
    let mut group = c.benchmark_group("pipeline");
    group.sample_size(10).measurement_time(Duration::from_secs(3));
    for times in TIMES {
        let corpus = repeated(&seeds, times);
        group.throughput(Throughput::Bytes(bytes(&corpus)));
        let run = || pipeline::report(&corpus, &rules, &pipeline::run(&corpus, &rules));
        group.bench_function(BenchmarkId::new("report", times), |b| b.iter(run));
        let report = run();
        group.bench_function(BenchmarkId::new("table and json", times), |b| {
            b.iter_batched(
                || Options { width: 160, ..Options::default() },
                |options| table::report(&report, &options).len() + json::report(&report).len(),
                BatchSize::SmallInput,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, pack, extraction, pipeline);
criterion_main!(benches);

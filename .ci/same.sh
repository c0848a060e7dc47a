#!/usr/bin/env bash
# Says whether two builds of the program print the same, byte for byte, for all samples.
#
#     .ci/same.sh OLD NEW                    each a built program or a commit
#     .ci/same.sh OLD NEW druskininkai …     these samples alone: quicker, for a first look
#
# For changes that must change nothing: moves, renamings, other types, another library. Both builds read the samples of
# this checkout. What each printed stays in the folder that is named at the end; `diff -r` shows it again.
set -euo pipefail
[ $# -ge 2 ] || { echo "usage: .ci/same.sh OLD NEW [SAMPLE …]" >&2; exit 2; }
here=$(cd "$(dirname "$0")/.." && pwd)
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-/var/tmp/rodiklis-target}"
# No message may hang on the language of whoever compares.
export LC_ALL=C.UTF-8
work=$(mktemp -d "${TMPDIR:-/tmp}/same.XXXXXX")

samples=("${@:3}")
[ ${#samples[@]} -gt 0 ] || samples=($(ls "$here/sample-data" | grep -vE '\.(md|py)$'))

# Puts the program OLD or NEW into the folder of its side.
program() {
  local side=$1 what=$2
  mkdir -p "$work/$side/bin"
  if [ -x "$what" ] && [ ! -d "$what" ]; then
    cp "$what" "$work/$side/bin/rodiklis"
    return
  fi
  # A new folder: its files are newer than every build, so that Cargo takes none of another commit for it.
  git -C "$here" worktree add -q --detach "$work/$side/source" "$what"
  cargo build -q --locked --bin rodiklis --manifest-path "$work/$side/source/Cargo.toml"
  cp "$CARGO_TARGET_DIR/debug/rodiklis" "$work/$side/bin/rodiklis"
  git -C "$here" worktree remove --force "$work/$side/source"
}

# Everything that the program can be asked for. Both sides have the same paths, as paths are printed.
print_all() {
  local side=$1
  cd "$work/$side"
  PATH="$work/$side/bin:$PATH"
  cp -r "$here/sample-data" "$here/indicators" "$here/report-templates" .
  mkdir said
  local number=0
  # What was said on both streams, and how it ended.
  say() {
    number=$((number + 1))
    local to="said/$(printf %03d $number)" code=0
    printf 'rodiklis %s\n' "$*" > "$to"
    rodiklis "$@" >> "$to" 2>> "$to.err" || code=$?
    printf 'exit %s\n' "$code" >> "$to"
    # 101 is a panic, more is a signal: two programs that fail alike are not the same, they are both broken.
    [ "$code" -lt 101 ] || { echo "$side: rodiklis $* ended with $code" >&2; exit 1; }
  }

  local command speak sample name template reports=() ids id
  for template in report-templates/*/report.toml; do
    reports+=(--report "$(basename "$(dirname "$template")")")
  done
  for speak in lt en; do
    say help --speak $speak
    for command in check compute explain report verify compare close extract pool library; do
      say $command --help --speak $speak
    done
    say library list --speak $speak
    say library test indicators --speak $speak
    say check nowhere --speak $speak
    say compute sample-data/pastoge --period 2024-13 --speak $speak
    say explain no_such_indicator sample-data/pastoge --speak $speak
  done
  # Reports print all definitions; of those that are shown one by one, one in eight stands for the others.
  ids=$(rodiklis library list --speak en | grep -oE '^  [a-z_0-9]+' | awk 'NR % 8 == 1' || true)
  [ -n "$ids" ] || { echo "$side: the library lists no indicator" >&2; exit 1; }
  for id in $ids; do
    say library show "$id" --speak lt
  done

  printf 'a made-up key of a made-up project' > project.key
  printf 'a made-up secret of a made-up centre' > centre.key
  mkdir -p project/extracts
  for name in "${samples[@]}"; do
    sample=sample-data/$name
    for speak in lt en; do
      say check "$sample" --all --speak $speak
      say compute "$sample" --groups --speak $speak
      say compute "$sample" --period 2024-Q3 --period 2024-Q4 --speak $speak
    done
    say check "$sample" --format json
    for template in json csv; do
      say compute "$sample" --format $template
      say compute "$sample" --format $template --public
    done
    for id in $ids; do
      say explain "$id" "$sample" --speak lt
    done
    say report "$sample" "${reports[@]}" --format pdf,html,xlsx,csv,json --out "reports/$name"
    say report "$sample" "${reports[@]}" --format pdf,html,xlsx,csv,json --public --out "reports/$name"
    say report "$sample" --evidence --key project.key --format pdf --out "reports/$name-evidence"
    say verify "reports/$name-evidence"/*-lt.pdf --workspace "$sample" --key project.key --all
    say close 2024 "$sample" --accept-errors
    say report "$sample" --format html --out "reports/$name-closed"
    say extract "$sample" --project P-1 --key project.key --own-key centre.key --out "project/extracts/$name.json"
  done
  say compare reports/"${samples[0]}"/equass-audit-2024.json reports/"${samples[-1]}"/equass-audit-2024.json
  printf 'name = { lt = "Išgalvotas projektas", en = "A made-up project" }\nextracts = ["extracts/*.json"]\n' > project/pool.toml
  for speak in lt en; do
    say pool project/pool.toml --speak $speak
  done
  say pool project/pool.toml --format json
  say pool project/pool.toml --out reports/project
  rm -r bin indicators report-templates
}

program old "$1"
program new "$2"
for side in old new; do
  (print_all $side) &
done
failed=0
for job in $(jobs -p); do
  wait "$job" || failed=1
done
[ "$failed" -eq 0 ] || exit 1

files=$(find "$work/new" -type f | wc -l)
pages=$(find "$work/new/reports" -name '*.pdf' | wc -l)
# Nothing printed twice is the same, too: five reports in two languages, for the house and for anybody, of each sample.
[ "$pages" -ge $((20 * ${#samples[@]})) ] || { echo "only $pages PDFs were printed: $work" >&2; exit 1; }
if diff -rq "$work/old" "$work/new"; then
  echo "the same: $files files, $pages PDFs among them"
  rm -r "$work"
else
  echo "not the same: $work" >&2
  exit 1
fi

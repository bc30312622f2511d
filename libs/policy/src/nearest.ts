/** The candidate with the fewest single-letter changes from `text`; of equals, the first. */
export function nearest<Candidate extends string>(
  text: string,
  candidates: readonly Candidate[],
): Candidate | undefined {
  let best: { candidate: Candidate; changes: number } | undefined;
  for (const candidate of candidates) {
    const changes = editDistance(text, candidate);
    if (!best || changes < best.changes) best = { candidate, changes };
  }
  return best?.candidate;
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...a].entries()) {
    const current = [row + 1];
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = previous[column - 1]! + (letter === b[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, previous[column]! + 1, current[column - 1]! + 1));
    }
    previous = current;
  }
  return previous[b.length]!;
}

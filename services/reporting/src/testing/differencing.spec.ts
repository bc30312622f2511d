/** Somebody who holds all that was told against each other, and subtracts. Holds no tests. */
export class Attacker {
  /** Reduced rows, each under the atom that it begins with. */
  private readonly rows = new Map<string, Map<string, number>>();

  /** Somebody told the sum of these: what it comes to does not matter, only that it is known. */
  learns(atoms: Iterable<string>): void {
    const row = this.reduced(atoms);
    const [first] = [...row.keys()].sort();
    if (first === undefined) return;
    const by = row.get(first)!;
    for (const [atom, factor] of row) row.set(atom, factor / by);
    for (const other of this.rows.values()) subtract(other, row, other.get(first) ?? 0);
    this.rows.set(first, row);
  }

  /** Whether the sum of these follows from what is known, by whatever additions and subtractions. */
  reckons(atoms: Iterable<string>): boolean {
    return this.reduced(atoms).size === 0;
  }

  private reduced(atoms: Iterable<string>): Map<string, number> {
    const row = new Map([...atoms].map((atom) => [atom, 1]));
    for (const atom of [...row.keys()]) {
      const known = this.rows.get(atom);
      if (known) subtract(row, known, row.get(atom) ?? 0);
    }
    return row;
  }
}

function subtract(from: Map<string, number>, row: ReadonlyMap<string, number>, times: number): void {
  if (times === 0) return;
  for (const [atom, factor] of row) {
    const left = (from.get(atom) ?? 0) - times * factor;
    if (Math.abs(left) < 1e-9) from.delete(atom);
    else from.set(atom, left);
  }
}

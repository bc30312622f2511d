/** Planned for good once it was used this often: what is asked once is not worth its memory in the server. */
const USES = 3;
/** Per connection; the plan of a statement takes some 20 KiB. */
const MOST = 300;
const REMEMBERED = 3_000;

interface Known {
  uses: number;
  name?: string;
}

/** Names under which the server keeps the statements that this process uses again and again. */
export class StatementNames {
  private readonly known = new Map<string, Known>();
  private named = 0;

  of(text: string): string | undefined {
    const known = this.known.get(text) ?? this.remember(text);
    if (!known.name && ++known.uses >= USES && this.named < MOST) known.name = `oln-${++this.named}`;
    return known.name;
  }

  /** Texts that are built anew each time come once and are forgotten. */
  private remember(text: string): Known {
    if (this.known.size >= REMEMBERED) for (const [old, { name }] of this.known) if (!name) this.known.delete(old);
    const known = { uses: 0 };
    this.known.set(text, known);
    return known;
  }
}

import pg from 'pg';

/** Planned for good once it was used this often: what is asked once is not worth its memory in the server. */
const USES = 3;
/** Per connection; the plan of a statement takes some 20 KiB. */
const MOST = 300;
const LONGEST = 8_000;
const REMEMBERED = 3_000;

interface Known {
  uses: number;
  name?: string;
}

/** Names of the statements that this process uses again and again. */
class StatementNames {
  private readonly known = new Map<string, Known>();
  private named = 0;

  of(text: string): string | undefined {
    if (text.length > LONGEST) return undefined;
    const known = this.known.get(text) ?? this.remember(text);
    if (!known.name && ++known.uses >= USES && this.named < MOST) known.name = `oln-${++this.named}`;
    return known.name;
  }

  /** Texts that are built anew each time (a list of values) come once and are forgotten. */
  private remember(text: string): Known {
    if (this.known.size >= REMEMBERED) for (const [old, { name }] of this.known) if (!name) this.known.delete(old);
    const known = { uses: 0 };
    this.known.set(text, known);
    return known;
  }
}

const NAMES = new StatementNames();

type Query = (asked: unknown, values?: unknown, ...rest: unknown[]) => unknown;

/**
 * A connection on which statements with parameters that come again are prepared by themselves, whoever writes them
 * (TypeORM names none, and planning costs more than most of them), and what is asked in one go leaves in one packet.
 */
export class PreparedClient extends pg.Client {
  private gathering = false;

  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const send = this.query.bind(this) as Query;
    const query: Query = (asked, values, ...rest) => {
      this.gather();
      const name = typeof asked === 'string' && Array.isArray(values) && values.length > 0 && NAMES.of(asked);
      return name ? send({ name, text: asked, values }, ...rest) : send(asked, values, ...rest);
    };
    this.query = query as typeof this.query;
  }

  private gather(): void {
    if (this.gathering) return;
    this.gathering = true;
    const { stream } = (this as unknown as { connection: { stream: { cork(): void; uncork(): void } } }).connection;
    stream.cork();
    process.nextTick(() => {
      this.gathering = false;
      stream.uncork();
    });
  }
}

import { Random } from '../run/random.js';
import type { CasePool } from './case-pool.js';
import type { Office } from './office.js';
import { LoadEnded, Pace } from './pace.js';
import type { RecordPool } from './record-pool.js';
import type { RecordStory } from './record-stories.js';
import {
  caseWork,
  deskWork,
  isStoryEnd,
  newCase,
  newRecord,
  passingFamily,
  recordWork,
  type Telling,
} from './stories.js';

/** Enough that calls which wait for a dead part do not keep the others from being asked. */
const SIDE_BY_SIDE = 240;

export interface LoadOptions {
  perSecond: number;
  seed: number;
  /** Share of stories that open another case; 0 keeps their number. */
  newCases?: number;
  /** A record of another kind begins only where one has ended. */
  steady?: boolean;
}

/** The office, and what is open in it. */
export interface Open {
  office: Office;
  cases: CasePool;
  records: RecordPool;
  /** Kinds of records, besides requests and cases, that the services know. */
  kinds: readonly RecordStory[];
}

/** Of a hundred stories about records of other kinds, so many begin a new one. */
const BEGUN_ANEW = 0.25;

/** Calls at a steady pace from many stories at once; each story's choices come from the seed and its number. */
export class Load {
  private readonly pace: Pace;
  private running: Promise<void>[] = [];
  private stories = 0;

  constructor(
    private readonly house: Open,
    private readonly options: LoadOptions,
  ) {
    this.pace = new Pace(options.perSecond);
  }

  /** Calls that have begun. */
  get begun(): number {
    return this.pace.begun;
  }

  start(): void {
    this.running = Array.from({ length: SIDE_BY_SIDE }, () => this.tellOn());
  }

  /** No new call begins; resolves when every call has its answer or was given up. */
  async end(): Promise<void> {
    this.pace.end();
    await Promise.all(this.running);
  }

  private async tellOn(): Promise<void> {
    for (;;) {
      try {
        await this.tell();
      } catch (error) {
        if (error instanceof LoadEnded) return;
        if (!isStoryEnd(error)) throw error;
      }
    }
  }

  private tell(): Promise<void> {
    const random = Random.of(this.options.seed, `story ${this.stories++}`);
    const telling: Telling = { ...this.house, pace: this.pace, random };
    const chosen = random.next();
    if (chosen < (this.options.newCases ?? 0.02)) return newCase(telling);
    if (chosen < 0.1) return passingFamily(telling);
    if (chosen < 0.22) return caseWork(telling);
    const kind = chosen < 0.4 ? kindOf(this.house.kinds, random) : undefined;
    if (!kind) return deskWork(telling);
    const anew = this.options.steady ? this.house.records.isShortOf(kind) : random.next() < BEGUN_ANEW;
    return anew ? newRecord(telling, kind) : recordWork(telling, kind);
  }
}

/** By how often each comes. */
function kindOf(kinds: readonly RecordStory[], random: Random): RecordStory | undefined {
  let rest = random.next() * kinds.reduce((sum, { share }) => sum + share, 0);
  return kinds.find(({ share }) => (rest -= share) < 0);
}

const OPENING_SIDE_BY_SIDE = 12;
/** Where there are other kinds of records, so many of the open ones are of them. */
const OTHERS = 0.4;

/** Opens so many records, as fast as it goes, and waits until they are there. Gives how many there are of which kind. */
export async function openRecords(open: Open, count: number, seed: number): Promise<Record<string, number>> {
  const { office, cases, records, kinds } = open;
  const pace = new Pace(Infinity);
  const others = kinds.length > 0 ? Math.floor(count * OTHERS) : 0;
  let begun = 0;
  const begin = async (): Promise<void> => {
    while (begun < count) {
      const number = begun++;
      const random = Random.of(seed, `opening ${number}`);
      const telling: Telling = { ...open, pace, random };
      const kind = number < others ? kindOf(kinds, random) : undefined;
      await (kind ? newRecord(telling, kind) : newCase(telling));
    }
  };
  await Promise.all(Array.from({ length: OPENING_SIDE_BY_SIDE }, begin));
  for (const end = Date.now() + 180_000; (await cases.fill(office)) < count - others;) {
    if (Date.now() > end) throw new Error(`Only some of ${count - others} cases were opened`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  records.settle();
  const each = kinds.map((kind): [string, number] => [kind.of, records.countOf(kind)]);
  return { case: count - others, ...Object.fromEntries(each) };
}

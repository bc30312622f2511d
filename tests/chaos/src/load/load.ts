import { Random } from '../run/random.js';
import type { CasePool } from './case-pool.js';
import type { Office } from './office.js';
import { LoadEnded, Pace } from './pace.js';
import { caseWork, deskWork, isStoryEnd, newCase, passingFamily, type Telling } from './stories.js';

/** Enough that calls which wait for a dead part do not keep the others from being asked. */
const SIDE_BY_SIDE = 240;

export interface LoadOptions {
  perSecond: number;
  seed: number;
  /** Share of stories that open another case; 0 keeps their number. */
  newCases?: number;
}

/** Calls at a steady pace from many stories at once; each story's choices come from the seed and its number. */
export class Load {
  private readonly pace: Pace;
  private running: Promise<void>[] = [];
  private stories = 0;

  constructor(
    private readonly office: Office,
    private readonly cases: CasePool,
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
    const telling: Telling = { office: this.office, pace: this.pace, cases: this.cases, random };
    const chosen = random.next();
    if (chosen < (this.options.newCases ?? 0.02)) return newCase(telling);
    if (chosen < 0.1) return passingFamily(telling);
    return chosen < 0.25 ? caseWork(telling) : deskWork(telling);
  }
}

const OPENING_SIDE_BY_SIDE = 12;

/** Opens so many cases, as fast as it goes, and waits until they are there. */
export async function openCases(office: Office, cases: CasePool, count: number, seed: number): Promise<void> {
  const pace = new Pace(Infinity);
  let begun = 0;
  const open = async (): Promise<void> => {
    while (begun < count) {
      const random = Random.of(seed, `opening ${begun++}`);
      await newCase({ office, pace, cases, random });
    }
  };
  await Promise.all(Array.from({ length: OPENING_SIDE_BY_SIDE }, open));
  for (const end = Date.now() + 120_000; (await cases.fill(office)) < count;) {
    if (Date.now() > end) throw new Error(`Only some of ${count} cases were opened`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

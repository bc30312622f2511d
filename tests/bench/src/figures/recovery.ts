import { eventually, ApiClient, startStack, type RunningStack } from '@oln/testing';
import { adminUrl } from '@oln/tools';
import pg from 'pg';
import type { Bench } from '../harness/bench.js';
import type { Figure, Measured } from '../harness/figure.js';
import { median } from '../harness/statistics.js';
import { COMMUNE, registerFamilies, requestBody, type FamilyIds } from '../house/front-desk.js';
import { Stopped } from '../house/house.js';

const ENV = 'bench-recovery';
const DATABASE = 'postgres';
const PARTS = ['intake', 'cases', 'gateway', 'worker', 'nats', 'temporal', DATABASE];
const GIVEN_UP_AFTER_MS = 90_000;

/** A probe that needs every part: what is written through the gateway comes to its effect behind the last of them. */
class Probe {
  private asked = 0;

  private constructor(
    private readonly stack: RunningStack,
    private readonly desk: ApiClient,
    private readonly family: FamilyIds,
  ) {}

  static async of(stack: RunningStack): Promise<Probe> {
    const keys = stack.secrets.keysFile;
    const desk = await ApiClient.as('coordinadora-bench', ['coordinator'], [COMMUNE], `${stack.base}/api`, keys);
    const [family] = await registerFamilies(desk, 1);
    return new Probe(stack, desk, family!);
  }

  /** A request whose process has put its deadlines, and somebody hired of whom cases has heard. Gives milliseconds. */
  async through(): Promise<number> {
    const began = performance.now();
    this.asked += 1;
    const wait = { withinMs: GIVEN_UP_AFTER_MS, everyMs: 20 };
    const [id, person] = await Promise.all([this.write(), this.hire()]);
    await eventually(() => this.has('select 1 from intake.due_dates where entity_id = $1', id), wait);
    await eventually(() => this.has('select 1 from cases.known_staff where person = $1', person), wait);
    return performance.now() - began;
  }

  private async write(): Promise<string> {
    const key = `recovery-${this.asked}-${Date.now()}`;
    const answer = await this.insist(() =>
      this.desk.post<{ id: string }>('/intake/v1/requests', requestBody(this.family), { idempotencyKey: key }),
    );
    return answer.id;
  }

  private async hire(): Promise<string> {
    const person = `g${this.asked}-${Date.now()}`;
    const member = { roles: ['case-manager'], caseloads: [], active: true };
    await this.insist(() => this.desk.put(`/gateway/v1/communes/${COMMUNE}/staff/${person}`, member));
    return person;
  }

  /** The client asks again, with the same key, until it is answered. */
  private insist<Body>(call: () => Promise<{ status: number; body: Body }>): Promise<Body> {
    return eventually(
      async () => {
        const { status, body } = await call();
        if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`);
        return body;
      },
      { withinMs: GIVEN_UP_AFTER_MS, everyMs: 50 },
    );
  }

  private async has(sql: string, value: string): Promise<boolean> {
    const client = new pg.Client(adminUrl(this.stack.state().ports.postgres, this.stack.secrets, 'oln'));
    client.on('error', () => undefined);
    try {
      await client.connect();
      return (await client.query(sql, [value])).rowCount === 1;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

async function measure({ runs, say, stop }: Bench): Promise<Measured> {
  const stack = await startStack(ENV);
  try {
    const probe = await Probe.of(stack);
    await probe.through();
    const undisturbed = await probe.through();
    const seconds = new Map(PARTS.map((part) => [part, [] as number[]]));
    for (let round = 0; round < runs; round++) {
      for (const part of PARTS) {
        if (stop.aborted) throw new Stopped();
        say(`  round ${round + 1} of ${runs}: kill -9 ${part}`);
        stack.kill(part);
        seconds.get(part)!.push((await probe.through()) / 1_000);
        await eventually(() => stack.state().ready, { withinMs: GIVEN_UP_AFTER_MS });
      }
    }
    return measured(seconds, runs, undisturbed);
  } finally {
    await stack.stop();
  }
}

function measured(seconds: Map<string, number[]>, runs: number, undisturbed: number): Measured {
  const others = PARTS.filter((part) => part !== DATABASE);
  const worstOf = (round: number): number => Math.max(...others.map((part) => seconds.get(part)![round]!));
  const each = PARTS.map((part) => [`${part}Seconds`, median(seconds.get(part)!)] as const);
  return {
    runs: Array.from({ length: runs }, (_, round) => worstOf(round)),
    also: { ...Object.fromEntries(each), undisturbedMs: undisturbed },
    further: [{ name: 'postgresWorst', measured: Math.max(...seconds.get(DATABASE)!), value: 15, atMost: true }],
    faults: [],
  };
}

export const recovery: Figure = {
  id: 'P11',
  value: 5,
  atMost: true,
  unit: 's',
  about:
    'from kill -9 of a part until a request and a fact begun then have gone through every part; the slowest part but PostgreSQL',
  running: 'the whole system as ./oln up starts it, supervised, one of each',
  measure,
};

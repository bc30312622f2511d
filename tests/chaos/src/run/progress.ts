import type { House } from '../house/house.js';
import { SERVICES } from '../house/services.js';
import type { Arena } from '../faults/fault.js';
import type { Ledger } from '../load/ledger.js';
import type { Load } from '../load/load.js';

const TELL_EVERY_MS = 10_000;

/** A line now and then while the load runs: how much was asked and answered, and what waits. Gives what ends it. */
export function tellProgress({ house, say }: Pick<Arena, 'house' | 'say'>, ledger: Ledger, load: Load): () => void {
  const from = ledger.asked.length;
  const began = Date.now();
  const tell = async (): Promise<void> => {
    const part = ledger.since(from);
    const seconds = Math.round((Date.now() - began) / 1_000);
    const waits = await waiting(house).catch(() => 'the database gives no answer');
    say(
      `            ${seconds} s: ${load.begun} calls begun, ${part.acknowledged.length} writes acknowledged; ${waits}`,
    );
  };
  const timer = setInterval(() => void tell(), TELL_EVERY_MS);
  return () => clearInterval(timer);
}

const WAITING = SERVICES.map(
  (service) => `select '${service}' as service, lane from ${service}.outbox where published_at is null`,
).join(' union all ');

async function waiting(house: House): Promise<string> {
  const rows = await house.read((ask) =>
    ask<{ service: string; lane: string; n: number }>(
      `select service, lane, count(*)::int as n from (${WAITING}) as waiting group by 1, 2 order by 1, 2`,
    ),
  );
  const each = rows.map(({ service, lane, n }) => `${n} ${lane === 'event' ? 'facts' : 'signals'} of ${service}`);
  return each.length > 0 ? `${each.join(', ')} wait to be sent` : 'nothing waits to be sent';
}

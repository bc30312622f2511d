import { businessNow } from './clock-record.js';
import type { StackState } from './state.js';

type Row = string[];

function columns(rows: Row[], separator: string): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(separator)}`.trimEnd())
    .join('\n');
}

/** Where everything is. */
export function addressTable({ env, ports, clock, options }: StackState): string {
  const table = columns(
    [
      ['API', `http://127.0.0.1:${ports.gateway}`, 'one address for all services'],
      ...(options.signIn
        ? [['Sign in', `http://127.0.0.1:${ports.gateway}/auth/login`, 'as anybody of two made-up offices, by a click']]
        : []),
      ...(options.signIn
        ? [['Dashboard', `http://127.0.0.1:${ports.gateway}/tablero`, 'what came of it: commune, region, country']]
        : []),
      [
        'Processes',
        `http://127.0.0.1:${ports.gateway}/temporal`,
        'where each stands (Temporal UI); ./oln ui lets you in',
      ],
      ['Mail', `http://127.0.0.1:${ports.mail}/mails`, './oln mail; nothing leaves this machine'],
      ['NATS', `nats://127.0.0.1:${ports.nats}`, 'events: ./oln events tail'],
      ['PostgreSQL', `127.0.0.1:${ports.postgres}/oln`, 'a schema and a login per service'],
    ],
    '  │ ',
  );
  const pace = clock ? `, ${paceOf(clock.speed)}` : '';
  const next = env === 'trial' ? '' : ` --env ${env}`;
  return `\nOLN is running (environment "${env}"${pace}).\n\n${table}\n\n  ./oln status${next} · ./oln logs <part>${next} · ./oln down${next}\n\n`;
}

export function statusTable(state: StackState): string {
  const rows = state.parts.map((part) => [
    part.name,
    part.state === 'ready' && !part.healthy ? 'not answering' : part.state,
    String(part.port ?? ''),
    String(part.pid ?? ''),
    elapsed(part.since),
    String(part.restarts),
    part.restarts > 0 ? `last: ${part.lastExit}` : '',
  ]);
  const head = ['part', 'state', 'port', 'pid', 'for', 'restarts', ''];
  return `${clockLine(state)}\n${columns([head, ...rows], '  ')}\n`;
}

function clockLine({ env, ready, startedAt, clock }: StackState): string {
  const since = `${ready ? 'ready' : 'not ready'}, running for ${elapsed(startedAt)}`;
  const time = clock
    ? `business time ${new Date(businessNow(clock)).toISOString().slice(0, 19)}Z, ${paceOf(clock.speed)}`
    : 'wall time';
  return `Environment "${env}": ${since}; ${time}.\n`;
}

export function paceOf(speed: number): string {
  if (speed === 0) return 'the clock is paused';
  return speed === 1 ? 'at the pace of the wall clock' : `a day lasts ${Number((86_400 / speed).toPrecision(3))} s`;
}

function elapsed(since: string): string {
  const seconds = Math.max(0, Math.round((Date.now() - Date.parse(since)) / 1_000));
  if (seconds < 120) return `${seconds} s`;
  return seconds < 7_200 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 3_600)} h`;
}

import type { StackState } from './supervisor.js';

const pad = (text: string, width: number): string => text.padEnd(width);

/** Where everything is. */
export function addressTable({ env, ports, clock }: StackState): string {
  const rows: [string, string, string][] = [
    ['API and console', `http://127.0.0.1:${ports.gateway}`, 'one address for all services'],
    ['Temporal UI', `http://127.0.0.1:${ports.temporalUi}`, 'where every process stands'],
    ['NATS', `nats://127.0.0.1:${ports.nats}`, 'events: ./oln events tail'],
    ['PostgreSQL', `127.0.0.1:${ports.postgres}/oln`, 'a schema and a login per service'],
    ['Mail', './oln mail', 'nothing leaves this machine'],
  ];
  const width = Math.max(...rows.map(([, address]) => address.length)) + 2;
  const pace = clock && clock.speed !== 1 ? `, a day lasts ${(86_400 / clock.speed).toFixed(2)} s` : '';
  const lines = rows.map(([name, address, remark]) => `  ${pad(name, 17)}│ ${pad(address, width)}│ ${remark}`);
  return `\nOLN is running (environment "${env}"${pace}).\n\n${lines.join('\n')}\n\n  ./oln status · ./oln logs <part> · ./oln down\n\n`;
}

export function statusTable(state: StackState): string {
  const lines = state.parts.map((part) => {
    const since = `${Math.round((Date.now() - Date.parse(part.since)) / 1_000)} s`;
    const restarts = part.restarts > 0 ? `restarted ${part.restarts}× (last: ${part.lastExit})` : '';
    return `  ${pad(part.name, 12)}${pad(part.state, 12)}${pad(part.port ? String(part.port) : '', 8)}${pad(String(part.pid ?? ''), 9)}${pad(since, 10)}${restarts}`;
  });
  const head = `  ${pad('part', 12)}${pad('state', 12)}${pad('port', 8)}${pad('pid', 9)}${pad('for', 10)}`;
  return `${[head, ...lines].join('\n')}\n`;
}

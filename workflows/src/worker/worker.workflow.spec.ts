import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROCESSES, WORKFLOW_QUEUE, workflowId } from '@oln/contracts';
import { dataConverter } from '@oln/crypto';
import { backEnds, eventually } from '@oln/testing';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeNamespace } from '../testing/lab-namespace.js';
import { sampleInput } from '../testing/sample-state.js';
import { SPEC_KEYS } from '../testing/spec-keys.js';

const MAIN = join(dirname(fileURLToPath(import.meta.url)), '../../dist/worker/main.js');

interface Program {
  child: ChildProcess;
  base: string;
  output: () => string;
  exit: Promise<number | null>;
}

describe('The worker', () => {
  const address = `127.0.0.1:${backEnds().ports.temporal}`;
  const folder = mkdtempSync(join(tmpdir(), 'oln-worker-'));
  const keys = join(folder, 'keys.json');
  const programs: Program[] = [];
  let client: Client;
  let namespace: string;
  let owner: Worker;
  let owning: Promise<void>;
  let native: NativeConnection;

  beforeAll(async () => {
    Runtime.install({ logger: new DefaultLogger('ERROR') });
    writeFileSync(keys, JSON.stringify(SPEC_KEYS), { mode: 0o600 });
    const connection = await Connection.connect({ address });
    namespace = await makeNamespace(connection);
    client = new Client({ connection, namespace, dataConverter: dataConverter(SPEC_KEYS) });
    native = await NativeConnection.connect({ address });
    const standing = async ({ version, stage, asOf }: { version: number; stage: string; asOf: string }) => ({
      version,
      stage,
      asOf,
    });
    const activities = { 'intake.putDeadlines': standing };
    const queue = { namespace, connection: native, dataConverter: dataConverter(SPEC_KEYS), taskQueue: 'intake' };
    owner = await Worker.create({ ...queue, activities });
    owning = owner.run();
  });

  afterAll(async () => {
    for (const { child } of programs) child.kill('SIGKILL');
    await Promise.all(programs.map(({ exit }) => exit));
    owner.shutdown();
    await owning;
    await native.close();
    await client.connection.close();
    rmSync(folder, { recursive: true });
  });

  async function freePort(): Promise<number> {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }

  function start(port: number, more: Record<string, string> = {}): Program {
    const env = {
      PATH: process.env.PATH,
      OLN_ENV: 'test',
      OLN_HTTP_PORT: String(port),
      OLN_TEMPORAL_ADDRESS: address,
      OLN_TEMPORAL_NAMESPACE: namespace,
      OLN_KEYS_FILE: keys,
      ...more,
    };
    const child = spawn(process.execPath, [MAIN], { env });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)));
    const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const program = { child, base: `http://127.0.0.1:${port}`, output: () => output, exit };
    programs.push(program);
    return program;
  }

  const statusOf = async ({ base }: Program, path: string): Promise<number> => (await fetch(`${base}${path}`)).status;
  const isReady = (program: Program) => async () => (await statusOf(program, '/health/ready')) === 200;

  async function startProcess() {
    const input = sampleInput({ id: crypto.randomUUID(), clock: undefined, asOf: new Date().toISOString() });
    return client.workflow.start(PROCESSES.intake.workflowType, {
      workflowId: workflowId('intake', input.id),
      taskQueue: WORKFLOW_QUEUE,
      args: [input],
    });
  }

  it('tells that it is ready, alive, and what it holds; runs processes; stops when asked', async () => {
    const worker = start(await freePort());
    await eventually(isReady(worker), { withinMs: 30_000 });
    expect(await statusOf(worker, '/health/live')).toBe(200);
    expect(await statusOf(worker, '/other')).toBe(404);
    const process = await startProcess();
    await eventually(async () =>
      (await process.query<{ revision: number }>('state')).revision === 1 ? true : undefined,
    );
    const metrics = await (await fetch(`${worker.base}/metrics`)).text();
    expect(metrics).toMatch(/^oln_worker_running 1$/m);
    expect(metrics).toMatch(/^oln_worker_cached_processes 1$/m);
    worker.child.kill('SIGTERM');
    expect(await worker.exit).toBe(0);
    expect(worker.output()).not.toMatch(/"level":"(warn|error)"/);
    await process.terminate();
  });

  it('that is killed leaves its processes to another', async () => {
    const [first, second] = [start(await freePort()), start(await freePort())];
    await eventually(isReady(first), { withinMs: 30_000 });
    await eventually(isReady(second), { withinMs: 30_000 });
    const processes = await Promise.all(Array.from({ length: 10 }, startProcess));
    await Promise.all(processes.map((process) => process.query('state')));
    first.child.kill('SIGKILL');
    const withdrawn = { version: 2, stage: 'closed', outcome: 'withdrawn', ended: true, actor: 'gestora-1' };
    const message = { ...withdrawn, messageId: 'm-1', asOf: new Date().toISOString() };
    await Promise.all(processes.map((process) => process.signal('moved', message)));
    const results = await Promise.all(processes.map((process) => process.result()));
    expect(results).toEqual(processes.map(() => 'withdrawn'));
    second.child.kill('SIGTERM');
    expect(await second.exit).toBe(0);
  });

  it.each([
    ['a promise that nobody waits for', 'Promise.reject(new RangeError("of Ana Rojas"))', 'unhandledRejection'],
    ['an error that nobody catches', 'throw new RangeError("of Ana Rojas")', 'uncaughtException'],
  ])('ends by %s, and says so in one line without its message', async (_what, happens, origin) => {
    const when = `process.on('SIGUSR2', () => { ${happens} })`;
    const worker = start(await freePort(), {
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(when)}`,
    });
    await eventually(isReady(worker), { withinMs: 30_000 });
    worker.child.kill('SIGUSR2');
    expect(await worker.exit).toBe(1);
    const last = worker.output().trim().split('\n').at(-1)!;
    expect(JSON.parse(last)).toMatchObject({
      level: 'fatal',
      service: 'worker',
      origin,
      error: { name: 'RangeError' },
    });
    expect(worker.output()).not.toContain('Ana Rojas');
  });

  it('is not ready, and stops at once, while there is no Temporal', async () => {
    const worker = start(await freePort(), { OLN_TEMPORAL_ADDRESS: `127.0.0.1:${await freePort()}` });
    await eventually(async () => (await statusOf(worker, '/health/live')) === 200, { withinMs: 30_000 });
    expect(await statusOf(worker, '/health/ready')).toBe(503);
    await eventually(() => worker.output().includes('Temporal is not reachable'), { withinMs: 30_000 });
    worker.child.kill('SIGTERM');
    expect(await worker.exit).toBe(0);
  });

  it.each([
    ['a port that is taken', {}, /Port \d+ of 127.0.0.1 is taken: set OLN_HTTP_PORT/],
    ['a variable that is missing', { OLN_TEMPORAL_ADDRESS: '' }, /OLN_TEMPORAL_ADDRESS is missing, e.g. /],
    ['keys that are missing', { OLN_KEYS_FILE: '/nowhere/keys.json' }, /worker cannot start: .*keys/i],
  ] as [string, Record<string, string>, RegExp][])('does not start with %s, and says so', async (_, more, sentence) => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const worker = start((taken.address() as AddressInfo).port, more);
    expect(await worker.exit).toBe(1);
    expect(worker.output()).toMatch(sentence);
    expect(worker.output()).not.toContain('    at ');
    taken.close();
  });
});

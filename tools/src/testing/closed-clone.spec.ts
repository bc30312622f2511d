import { freeOffset, ROOT } from '@oln/tools';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StackState } from '../stack/state.js';

/** Runs the compiled command on another root than its own: `./oln` itself would follow the links back to the clone. */
const LAUNCH = `const { main } = await import(process.env.OLN_ROOT + '/tools/dist/cli.js'); await main(process.argv);`;

export interface Said {
  code: number | null;
  out: string;
  error: string;
}

/** A clone in a folder that nobody else may enter (mode 0700), with the parts of this one. Holds no tests. */
export class ClosedClone {
  private readonly running: ChildProcess[] = [];

  private constructor(
    readonly root: string,
    readonly portOffset: number,
  ) {}

  static async make(): Promise<ClosedClone> {
    const root = mkdtempSync(join(tmpdir(), 'oln-closed-'));
    chmodSync(root, 0o700);
    const names = readdirSync(ROOT).filter((name) => name !== '.oln' && name !== '.git');
    for (const name of names) symlinkSync(join(ROOT, name), join(root, name));
    mkdirSync(join(root, '.oln'), { mode: 0o700 });
    symlinkSync(join(ROOT, '.oln', 'bin'), join(root, '.oln', 'bin'));
    return new ClosedClone(root, await freeOffset());
  }

  /** A verb that ends. */
  oln(...args: string[]): Said {
    const { status, stdout, stderr } = spawnSync(process.execPath, this.line(args), {
      encoding: 'utf8',
      env: this.env,
    });
    return { code: status, out: stdout, error: stderr };
  }

  /** `./oln up` in the foreground; resolves when it has said where everything is. */
  async up(): Promise<ChildProcess> {
    const child = spawn(process.execPath, this.line(['up', '--port-offset', String(this.portOffset)]), {
      env: this.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.running.push(child);
    let said = '';
    child.stderr!.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await new Promise<void>((resolve, reject) => {
      child.stdout!.on('data', (chunk: Buffer) => chunk.toString().includes('OLN is running') && resolve());
      child.once('exit', (code) => reject(new Error(`./oln up ended with ${code}:\n${said}`)));
    });
    return child;
  }

  status(): StackState {
    return JSON.parse(this.oln('status', '--json').out) as StackState;
  }

  part(name: string): StackState['parts'][number] {
    return this.status().parts.find((part) => part.name === name)!;
  }

  /** Where root's PostgreSQL lives, outside the clone. */
  get outside(): string[] {
    const name = `oln-${createHash('sha256').update(this.root).digest('hex').slice(0, 12)}`;
    return ['/var/lib', tmpdir()].map((base) => join(base, name)).filter((folder) => existsSync(folder));
  }

  remove(): void {
    this.oln('reset', '--yes');
    for (const child of this.running) child.kill('SIGKILL');
    rmSync(this.root, { recursive: true, force: true });
  }

  private get env(): NodeJS.ProcessEnv {
    const { PATH, HOME } = process.env;
    return { PATH, HOME, OLN_ROOT: this.root };
  }

  private line(args: string[]): string[] {
    return ['--input-type=module', '-e', LAUNCH, '--', 'oln', ...args];
  }
}

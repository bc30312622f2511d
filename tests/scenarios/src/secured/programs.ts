import { ROOT } from '@oln/tools';
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** A program of the house, run as it is deployed. */
export class Program {
  private said = '';
  readonly exit: Promise<number | null>;

  private constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => (this.said += text));
    this.exit = new Promise((resolve) => child.once('exit', (code) => resolve(code)));
  }

  /** `file`: compiled, below the root of the clone. */
  static run(file: string, environment: Record<string, string>): Program {
    const env = { PATH: process.env.PATH ?? '', NODE_ENV: 'production', ...environment };
    return new Program(spawn(process.execPath, [join(ROOT, file)], { env, stdio: ['ignore', 'pipe', 'pipe'] }));
  }

  /** All it has written so far. */
  get output(): string {
    return this.said;
  }

  /** What its log says is wrong: `msg: why`, each once. */
  get troubles(): string[] {
    const lines = this.said.split('\n').filter((line) => line.startsWith('{'));
    const read = lines.map((line) => JSON.parse(line) as { msg: string; why?: string });
    return [...new Set(read.filter(({ why }) => why).map(({ msg, why }) => `${msg}: ${why}`))].sort();
  }

  async stop(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.exit;
  }
}

import { givenText, givenTls, type Tls } from '@oln/crypto';

/** The only reader of the worker's environment. */
export interface WorkerConfig {
  environment: 'trial' | 'test' | 'production';
  replica: string;
  http: { host: string; port: number };
  temporal: { address: string; namespace: string; tls?: Tls };
  keysFile: string;
  /** Another bundle than that of the build: for workers of two builds side by side. */
  bundleFile?: string;
  /** Processes kept in memory at once (P6: about 215 KiB each). */
  cachedProcesses: number;
  traces: { otlpUrl?: string; file?: string };
}

type Environment = Record<string, string | undefined>;

/** A failed start names every bad variable and how to set it. */
export function readWorkerConfig(environment: Environment = process.env): WorkerConfig {
  const reader = new Reader(environment);
  const { tls, problems } = givenTls('OLN_TEMPORAL', environment);
  const config: WorkerConfig = {
    environment: reader.oneOf('OLN_ENV', ['trial', 'test', 'production'], 'production'),
    replica: reader.text('OLN_REPLICA', '', `worker-${process.pid}`),
    http: { host: reader.text('OLN_HTTP_HOST', '', '127.0.0.1'), port: reader.number('OLN_HTTP_PORT', '3110') },
    temporal: {
      address: reader.text('OLN_TEMPORAL_ADDRESS', '127.0.0.1:7233'),
      namespace: reader.text('OLN_TEMPORAL_NAMESPACE', '', 'default'),
      ...(tls ? { tls } : {}),
    },
    keysFile: reader.text('OLN_KEYS_FILE', '/run/secrets/keys.json'),
    bundleFile: environment.OLN_BUNDLE_FILE || undefined,
    cachedProcesses: reader.number('OLN_CACHED_PROCESSES', '500', '500'),
    traces: { otlpUrl: environment.OLN_OTLP_URL, file: environment.OLN_TRACE_FILE },
  };
  reader.problems.push(...problems);
  if (reader.problems.length > 0)
    throw new Error(`The configuration is not usable:\n  - ${reader.problems.join('\n  - ')}`);
  return config;
}

class Reader {
  readonly problems: string[] = [];

  constructor(private readonly environment: Environment) {}

  text(name: string, example: string, fallback?: string): string {
    const { text, problem } = givenText(name, this.environment);
    const value = text || fallback;
    if (problem) this.problems.push(problem);
    else if (!value) this.problems.push(`${name} is missing, e.g. ${name}=${example}`);
    return value ?? '';
  }

  number(name: string, example: string, fallback?: string): number {
    const value = this.text(name, example, fallback);
    if (value && !/^\d+$/.test(value)) this.problems.push(`${name} must be a whole number, e.g. ${name}=${example}`);
    return Number(value);
  }

  oneOf<Value extends string>(name: string, values: readonly Value[], fallback: Value): Value {
    const value = this.environment[name] || fallback;
    if (!values.includes(value as Value)) {
      const list = `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
      this.problems.push(`${name} must be ${list}, e.g. ${name}=${fallback}`);
    }
    return value as Value;
  }
}

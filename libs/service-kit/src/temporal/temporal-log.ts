import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { ServiceConfig } from '../config/service-config.js';

let installed = false;

/** The SDK's warnings as JSON lines like ours. Only level and text: its attributes can hold what a process was given. */
export function installTemporalLog({
  service,
  replica,
  logLevel,
}: Pick<ServiceConfig, 'service' | 'replica' | 'logLevel'>): void {
  if (installed) return;
  installed = true;
  const write = (level: string, msg: string): void => {
    if (logLevel === 'silent' || /No (workflows|activities|Nexus)/.test(msg)) return;
    process.stdout.write(`${JSON.stringify({ level, time: new Date().toISOString(), service, replica, msg })}\n`);
  };
  Runtime.install({
    logger: new DefaultLogger('WARN', ({ level, message }) => write(level.toLowerCase(), message)),
    shutdownSignals: [],
  });
}

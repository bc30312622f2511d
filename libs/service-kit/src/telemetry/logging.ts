import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import type { ServiceConfig } from '../config/service-config.js';
import { currentTraceId } from './tracing.js';

/** JSON logs with the trace id. Bodies, queries and headers are never logged: they hold personal data. */
export function createLogger(config: Pick<ServiceConfig, 'service' | 'replica' | 'logLevel'>): Logger {
  return pino({
    level: config.logLevel,
    base: { service: config.service, replica: config.replica },
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: () => {
      const traceId = currentTraceId();
      return traceId ? { traceId } : {};
    },
  });
}

/** Nest's own messages through the same log. What Nest calls "log" (every route, every module) is detail for us. */
export function nestLogger(logger: Logger): LoggerService {
  const text = (message: unknown): string => (message instanceof Error ? message.name : String(message));
  return {
    log: (message, context) => logger.debug({ context }, text(message)),
    warn: (message, context) => logger.warn({ context }, text(message)),
    error: (message, ...rest) =>
      logger.error({ context: rest.at(-1), stack: rest.length > 1 ? rest[0] : undefined }, text(message)),
    fatal: (message, ...rest) => logger.fatal({ context: rest.at(-1) }, text(message)),
  };
}

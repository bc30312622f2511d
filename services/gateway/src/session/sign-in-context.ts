import { SYSTEM, type Principal } from '@oln/identity';
import type { CallContext } from '@oln/service-kit';

/** Identity goes by wall time: a demo's clock ends nobody's session. */
export const wallTime = (principal: Principal): CallContext => ({
  ...{ principal, asOf: new Date(), language: 'es', door: 'system' },
});

/** Whose offices are looked for works in any: the one principal that sees the whole directory. */
export const signInContext = (): CallContext => wallTime(SYSTEM['sign-in']);

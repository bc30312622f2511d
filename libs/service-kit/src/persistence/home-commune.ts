import type { CallContext } from '../context/call-context.js';

/** Commune under which what belongs to no record is kept: the caller's first. */
export const homeCommune = ({ principal }: CallContext): string =>
  principal.communes === '*' ? '*' : (principal.communes[0] ?? '*');

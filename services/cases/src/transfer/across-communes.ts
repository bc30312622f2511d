import type { Principal } from '@oln/identity';
import type { CallContext } from '@oln/service-kit';

/**
 * The one way to touch two communes at once: whoever hands a case over, or takes it, acts in exactly these two for the
 * time of one transaction, under their own name. Use cases check first that one of them is the person's own.
 */
export const acrossCommunes = (context: CallContext, fromCommune: string, toCommune: string): CallContext => ({
  ...context,
  principal: { ...context.principal, communes: [fromCommune, toCommune] } satisfies Principal,
});

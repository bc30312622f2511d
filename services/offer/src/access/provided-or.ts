import type { ModuleRef } from '@nestjs/core';

/**
 * What another capability provides under a token, wherever its module is; `otherwise` where nobody does. Asked for when
 * it is used: the other capability may need this one to be made.
 */
export function providedOr<Part>(modules: ModuleRef, token: symbol, otherwise: Part): Part {
  try {
    return modules.get<Part>(token, { strict: false });
  } catch {
    return otherwise;
  }
}

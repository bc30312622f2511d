import type { CanActivate, DynamicModule, Provider } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AuditEntries, CIPHER, FieldCipher, KitModule, type KitParts, type NewAuditRow } from '@oln/service-kit';

/** Whoever has a token may call everything. */
class OpenGuard implements CanActivate {
  canActivate(): boolean {
    return true;
  }
}

class NoEntries extends AuditEntries {
  override ofReading(): NewAuditRow[] {
    return [];
  }

  override ofChange(): NewAuditRow[] {
    return [];
  }
}

/** What should be sealed lies plain. Keyed hashes stay: nobody would be found without them. */
class PlainCipher extends FieldCipher {
  override seal(text: string): Buffer {
    return Buffer.from(text, 'utf8');
  }

  override open(plain: Uint8Array): string {
    return Buffer.from(plain.buffer, plain.byteOffset, plain.byteLength).toString('utf8');
  }

  override isOutdated(): boolean {
    return false;
  }
}

/** The kit of a service without guard, audit and sealed columns. It is put together here and nowhere else: no service can be told to be so. */
export function unguardedKit(parts: KitParts): DynamicModule {
  const kit = KitModule.with(parts);
  const instead = [
    { provide: APP_GUARD, useValue: new OpenGuard() },
    { provide: AuditEntries, useValue: new NoEntries() },
    { provide: CIPHER, useValue: new PlainCipher(parts.keys) },
  ];
  return { ...kit, providers: instead.reduce(replaced, kit.providers ?? []) };
}

function replaced(providers: Provider[], instead: { provide: unknown; useValue: unknown }): Provider[] {
  const others = providers.filter((provider) => tokenOf(provider) !== instead.provide);
  // What is no longer in the kit under this name would be left on without a word.
  if (others.length !== providers.length - 1) throw new Error(`The kit has no one ${String(instead.provide)}`);
  return [...others, instead as Provider];
}

const tokenOf = (provider: Provider): unknown => ('provide' in provider ? provider.provide : provider);

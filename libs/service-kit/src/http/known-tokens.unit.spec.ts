import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Principal } from '@oln/identity';
import { KnownTokens } from './known-tokens.js';

const ana: Principal = { person: 'ana', roles: ['coordinator'], communes: ['13110'], kind: 'person' };

describe('A token that was verified', () => {
  let reads: string[];
  let now: number;
  let expiresAt: number;
  let tokens: KnownTokens;

  beforeEach(() => {
    reads = [];
    now = 1_000_000;
    expiresAt = now + 8 * 3_600_000;
    tokens = new KnownTokens(
      async (token) => {
        reads.push(token);
        return token.startsWith('good') ? { principal: ana, expiresAt } : undefined;
      },
      () => now,
    );
  });

  it('is believed for a minute, then verified again', async () => {
    for (const later of [0, 59_999]) {
      now = 1_000_000 + later;
      expect(await tokens.principalOf('good')).toBe(ana);
    }
    expect(reads).toEqual(['good']);
    now = 1_060_000;
    await tokens.principalOf('good');
    expect(reads).toEqual(['good', 'good']);
  });

  it('is not believed longer than it lasts itself', async () => {
    expiresAt = now + 10;
    await tokens.principalOf('good');
    now += 10;
    await tokens.principalOf('good');
    expect(reads).toHaveLength(2);
  });

  it('that is false is refused each time', async () => {
    for (let times = 0; times < 3; times++) expect(await tokens.principalOf('bad')).toBeUndefined();
    expect(reads).toHaveLength(3);
  });

  it('of many callers leaves room for the next ones', async () => {
    for (let caller = 0; caller <= 5_000; caller++) await tokens.principalOf(`good-${caller}`);
    await tokens.principalOf('good-5000');
    expect(reads).toHaveLength(5_001);
    await tokens.principalOf('good-0');
    expect(reads).toHaveLength(5_002);
  });
});

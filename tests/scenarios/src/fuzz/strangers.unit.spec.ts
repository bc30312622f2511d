import { describe, expect, it } from '@jest/globals';
import { closedDoor, OPEN_DOOR, SmallApi, type Route } from './planted-faults.spec.js';
import { knock } from './strangers.js';

describe('Who knocks as a stranger', () => {
  async function opened(route: Route): Promise<string[]> {
    const api = await SmallApi.of(route);
    try {
      const { knocks, opened } = await knock(api.document, api.base);
      expect(knocks).toBe(4);
      return opened;
    } finally {
      api.close();
    }
  }

  it('is let in nowhere where every door is closed', async () => {
    expect(await opened(closedDoor())).toEqual([]);
  });

  it('finds a door that is open', async () => {
    expect(await opened(OPEN_DOOR)).toHaveLength(4);
  });

  it('finds one that opens to a token that nobody signed, or to anybody who brings none', async () => {
    const unsigned = closedDoor(({ headers }) => /^Bearer ey/.test(headers.authorization ?? ''));
    expect(await opened(unsigned)).toEqual(['get /things with a token that nobody signed: 200 application/json']);
    const none = closedDoor(({ headers }) => headers.authorization === undefined);
    expect(await opened(none)).toEqual(['get /things with nothing: 200 application/json']);
  });

  it('takes no other refusal for one of strangers', async () => {
    const forbids = closedDoor(({ headers }) => headers.authorization?.startsWith('Basic') ?? false, 403);
    expect(await opened(forbids)).toEqual(['get /things by another scheme: 403 application/json']);
  });
});

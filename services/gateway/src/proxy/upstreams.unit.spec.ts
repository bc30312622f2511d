import { describe, expect, it } from '@jest/globals';
import { Upstreams } from './upstreams.js';

describe('Upstreams', () => {
  it('takes the replicas in turn', () => {
    const upstreams = new Upstreams(['a', 'b'], () => 0);
    const chosen = [1, 2, 3, 4].map(() => upstreams.next());
    expect(chosen.filter((url) => url === 'a')).toHaveLength(2);
    expect(chosen[0]).not.toBe(chosen[1]);
  });

  it('passes over a replica that failed, for a second', () => {
    let now = 10_000;
    const upstreams = new Upstreams(['a', 'b'], () => now);
    upstreams.failed('a');
    expect([upstreams.next(), upstreams.next(), upstreams.next()]).toEqual(['b', 'b', 'b']);
    now += 1_000;
    expect(new Set([upstreams.next(), upstreams.next()])).toEqual(new Set(['a', 'b']));
  });

  it('still tries the only replica there is', () => {
    const upstreams = new Upstreams(['a'], () => 0);
    upstreams.failed('a');
    expect(upstreams.next()).toBe('a');
  });
});

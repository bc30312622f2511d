import { describe, expect, it } from '@jest/globals';
import { assertSame } from './detach.js';

const running = { env: 'trial', options: { env: 'trial', replicas: 2, portOffset: 100, realTime: false } };

describe('An environment that runs already', () => {
  it('is as it is for who asks for nothing else', () => {
    expect(() => assertSame(running, { env: 'trial' })).not.toThrow();
    expect(() => assertSame(running, { env: 'trial', replicas: 2, portOffset: 100 })).not.toThrow();
  });

  it('says which options are others', () => {
    expect(() => assertSame(running, { env: 'trial', replicas: 1, portOffset: 0, realTime: true })).toThrow(
      '"trial" is running already with another --replicas and --port-offset and --real-time: ./oln down first.',
    );
  });
});

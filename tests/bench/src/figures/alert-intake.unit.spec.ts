import { describe, expect, it } from '@jest/globals';
import { Children } from './alert-intake.js';

describe('Children whom alerts are about', () => {
  const ids = Array.from({ length: Children.needed(1, 1) }, (_, at) => `child-${at}`);

  it('are told of once: every round has its own', () => {
    const children = new Children(ids);
    const bodies = [...children.bodies(3), ...children.bodies(1)].map((text) => JSON.parse(text) as Body);
    expect(bodies.map(({ childId }) => childId)).toEqual(ids);
    expect(new Set(bodies.map(({ reference }) => reference)).size).toBe(ids.length);
  });

  it('are not made up when there are none left', () => {
    const children = new Children(ids);
    children.bodies(3);
    children.bodies(1);
    expect(() => children.bodies(1)).toThrow('no children left');
  });
});

interface Body {
  childId: string;
  reference: string;
}

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Template } from '../bare/template.js';
import { openFrontDoor, readTemplate, type FrontDoor } from '../figures/request-write.js';
import { House } from '../house/house.js';
import { openUnguardedDoor } from './unguarded-door.js';
import { faultsOfRows, faultsOfWalls, standing } from './walls.js';

/** Both are processes of their own on back ends of their own, as the figure has them. */
describe('A house without rights, audit and sealed columns', () => {
  const kept = process.env.OLN_TEST_ENV;
  let house: House;
  const doors: FrontDoor[] = [];
  const templates: Template[] = [];

  beforeAll(async () => {
    house = await House.open(['postgres', 'nats']);
    doors.push(await openFrontDoor(house), await openUnguardedDoor(await house.beside()));
    for (const door of doors) templates.push(await readTemplate(door));
  });
  afterAll(async () => {
    await house?.close();
    process.env.OLN_TEST_ENV = kept;
  });

  const wallsOf = (side: 0 | 1) => standing(doors[side]!, templates[side]!);

  it('has none of the walls of the other one, of which all stand', async () => {
    expect(await wallsOf(0)).toEqual({ guard: true, rowSecurity: true, audit: true, sealing: true });
    expect(await wallsOf(1)).toEqual({ guard: false, rowSecurity: false, audit: false, sealing: false });
  });

  it('writes the same rows but for the audit entry', () => {
    const [on, off] = templates;
    expect(faultsOfRows(on!, off!)).toEqual([]);
    const written = ({ tables }: Template) => tables.map(({ table }) => table);
    expect(written(on!)).toContain('audit');
    expect(written(off!)).not.toContain('audit');
  });

  it('is not mistaken for itself: the figure fails where both sides are the same', async () => {
    const [on, off] = [await wallsOf(0), await wallsOf(1)];
    expect(faultsOfWalls(on, on)).toHaveLength(4);
    expect(faultsOfWalls(off, off)).toHaveLength(4);
    expect(faultsOfWalls(on, off)).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../stack/paths.js';

interface Stage {
  name: string;
  image: string;
  instructions: string[];
}

/** One instruction a line, without comments; a stage per FROM. */
function stagesOf(text: string): Stage[] {
  const lines = text
    .split('\n')
    .filter((line) => !/^\s*(#|$)/.test(line))
    .join('\n')
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n');
  const stages: Stage[] = [];
  for (const line of lines) {
    const from = /^FROM (\S+) AS (\S+)$/.exec(line);
    if (from) stages.push({ image: from[1]!, name: from[2]!, instructions: [] });
    else stages.at(-1)!.instructions.push(line);
  }
  return stages;
}

const SECRET = /password|passwd|secret|token|api_?key|private/i;

/** What is wrong with a recipe, in words. `final`: the stages that become images. */
function problemsOf(text: string, final: string[]): string[] {
  const stages = stagesOf(text);
  const problems = stages.flatMap(({ image, name, instructions }) => [
    ...(/^[\w./-]+:\d+\.\d+\.\d+[\w.-]*$/.test(image) ? [] : [`${name}: ${image} is not pinned to a version`]),
    ...instructions
      .filter((line) => /^(ENV|ARG)\b/.test(line) && SECRET.test(line))
      .map((line) => `${name}: secret in ${line}`),
    ...instructions.filter((line) => /^ADD\b/.test(line)).map((line) => `${name}: COPY instead of ${line}`),
    ...instructions
      .filter((line) => /^RUN .*npm (install|i|ci)\b/.test(line) && !line.includes('npm install --no-save '))
      .map(() => `${name}: npm install --no-save, which keeps to the lock file`),
  ]);
  return [
    ...problems,
    ...final.flatMap((name) =>
      problemsOfImage(
        stages.find((stage) => stage.name === name),
        name,
      ),
    ),
  ];
}

function problemsOfImage(stage: Stage | undefined, name: string): string[] {
  if (!stage) return [`${name}: there is no such stage`];
  const at = (word: string): number => stage.instructions.findIndex((line) => line.startsWith(`${word} `));
  const user = stage.instructions[at('USER')] ?? '';
  return [
    ...(at('USER') >= 0 && at('USER') < at('ENTRYPOINT') ? [] : [`${name}: USER must stand before ENTRYPOINT`]),
    ...(/^USER (root|0)\b/.test(user) ? [`${name}: runs as root`] : []),
    ...(/^ENTRYPOINT \["node"/.test(stage.instructions[at('ENTRYPOINT')] ?? '')
      ? []
      : [`${name}: ENTRYPOINT must be node itself`]),
    ...(at('HEALTHCHECK') >= 0 ? [] : [`${name}: no HEALTHCHECK`]),
    ...(at('RUN') >= 0 ? [`${name}: a final stage only takes what others made`] : []),
  ];
}

const dockerfile = readFileSync(join(ROOT, 'deploy/docker/Dockerfile'), 'utf8');
const final = ['service', 'worker'];
const changed = (from: string | RegExp, to: string): string[] => problemsOf(dockerfile.replace(from, to), final);

describe('The recipe of our images', () => {
  it('pins what it begins with, holds no secret, and ends as a program that is not root', () => {
    expect(problemsOf(dockerfile, final)).toEqual([]);
  });

  it('installs by the lock, without install scripts, and leaves development libraries behind', () => {
    const installs = stagesOf(dockerfile).flatMap(({ name, instructions }) =>
      instructions.filter((line) => line.includes('npm ')).map((line) => [name, line] as const),
    );
    expect(installs.length).toBe(3);
    for (const [name, line] of installs) {
      expect(line).toContain('npm install --no-save ');
      expect(line).toContain('--ignore-scripts');
      expect(line).toContain(name === 'build' ? '--include=dev' : '--omit=dev');
    }
  });

  it.each([
    [
      'an image without a version',
      'node:24.21.0-bookworm-slim AS build',
      'node:latest AS build',
      'build: node:latest is not pinned to a version',
    ],
    [
      'a secret',
      'ENV NODE_ENV=production',
      'ENV DB_PASSWORD=x NODE_ENV=production',
      'service: secret in ENV DB_PASSWORD=x',
    ],
    ['root', 'USER node', 'USER root', 'service: runs as root'],
    ['no user', 'USER node', '', 'service: USER must stand before ENTRYPOINT'],
    ['no probe', /^HEALTHCHECK.*$/m, '', 'service: no HEALTHCHECK'],
  ])('is found wanting with %s', (_, from, to, problem) => {
    expect(changed(from, to)).toEqual([expect.stringContaining(problem)]);
  });
});

import { failureConverterPath } from '@oln/crypto';
import type { BundleOptions } from '@temporalio/worker';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const LAZILY = join(here, '../../lazy-processes.cjs');

/** Where the bundle of the running build lies. */
export const bundleFile = join(here, '..', 'workflow-bundle.js');

/** From dist the compiled files are bundled, from src (tests) the sources. */
export function bundleOptions(): BundleOptions {
  const fromSource = !existsSync(join(here, '..', 'processes.js'));
  const file = (name: string): string => join(here, '..', `${name}.${fromSource ? 'ts' : 'js'}`);
  return {
    workflowsPath: file('processes'),
    workflowInterceptorModules: [file('interceptors')],
    failureConverterPath,
    webpackConfigHook: (config) => ({
      ...config,
      // The code is evaluated anew for each process: as one scope it costs half of what it does as three hundred modules.
      optimization: { ...config.optimization, concatenateModules: true, usedExports: true, sideEffects: true },
      module: {
        ...config.module,
        rules: [
          ...(config.module?.rules ?? []),
          // A process evaluates its own table alone: all eight were an eighth of what one keeps in memory.
          { include: file('processes'), enforce: 'post', loader: LAZILY, type: 'javascript/auto' },
        ],
      },
      resolve: {
        ...config.resolve,
        extensionAlias: { '.js': ['.ts', '.js'] },
        ...(fromSource ? { conditionNames: ['oln-source', 'import', 'require', 'node', 'default'] } : {}),
      },
    }),
  };
}

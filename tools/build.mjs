// `npm run build` of a package, for Nx: compiles the package in the current folder.
import { buildPackage } from './build-package.mjs';

await buildPackage(process.cwd());

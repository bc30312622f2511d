/**
 * A loader of the bundle's: `export { escalation } from './escalation/escalation.js'` becomes a getter that reads the module when it is
 * asked for. Each process evaluates the bundle for itself, and would keep the stage tables of all the others as well.
 */
module.exports = function lazily(source) {
  const lines = [];
  const rest = source.replace(/export\s*\{\s*(\w+)\s*\}\s*from\s*(['"][^'"]+['"]);?/g, (_, name, path) => {
    lines.push(`Object.defineProperty(exports, '${name}', { enumerable: true, get: () => require(${path}).${name} });`);
    return '';
  });
  if (lines.length === 0 || /\b(export|import)\b/.test(rest.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')))
    throw new Error(`The list of processes has lines other than export { name } from './path'`);
  return `${lines.join('\n')}\n`;
};

export default () => globalThis.stopBackEnds?.();

/** Made-up lives and what is told of them, for specs of reporting. Holds no tests. */
export { chanceOf, idOf, Lives, shuffledTwice, subjectOf } from '@oln/testing';

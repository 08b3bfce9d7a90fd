/** As tsconfig.json has it, for code that is run as it is and not kept. */
export const swcOptions = (tsx = false) => ({
  configFile: false,
  swcrc: false,
  module: { type: 'es6' },
  jsc: {
    target: 'es2022',
    keepClassNames: true,
    parser: { syntax: 'typescript', tsx, decorators: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: false,
      react: { runtime: 'automatic', importSource: 'preact' },
    },
  },
});

export const swcOptionsOf = (file) => ({ ...swcOptions(file.endsWith('x')), filename: file });

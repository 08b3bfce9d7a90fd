import { words } from '../../words/catalogue.js';

export const signInWords = words({
  en: {
    title: 'Sign in to Ringback',
    email: 'Email',
    password: 'Password',
    code: 'Code',
    codeHint: 'From your authenticator app, or one of your recovery codes.',
    signIn: 'Sign in',
    signingIn: 'Signing in …',
    factorPasskey: 'Use a passkey instead',
    passkey: 'Sign in with a passkey',
    noPasskey: 'No passkey was shown. Try again, or use another way.',
    issuer: 'Sign in with your organisation',
  },
  es: {
    title: 'Entrar a Ringback',
    email: 'Correo electrónico',
    password: 'Contraseña',
    code: 'Código',
    codeHint: 'De su aplicación de autenticación, o uno de sus códigos de recuperación.',
    signIn: 'Entrar',
    signingIn: 'Entrando …',
    factorPasskey: 'Usar una llave de acceso',
    passkey: 'Entrar con una llave de acceso',
    noPasskey: 'No se mostró ninguna llave de acceso. Intente de nuevo o use otra forma.',
    issuer: 'Entrar con su organización',
  },
});

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
  },
  es: {
    title: 'Entrar a Ringback',
    email: 'Correo electrónico',
    password: 'Contraseña',
    code: 'Código',
    codeHint: 'De su aplicación de autenticación, o uno de sus códigos de recuperación.',
    signIn: 'Entrar',
    signingIn: 'Entrando …',
  },
});

// The entry point for addresses of links and images. Runs in browsers.
export { isSafeImage, isSafeLink } from './safe-address.ts';
export { isOnSite, toPageKey } from './same-address.ts';

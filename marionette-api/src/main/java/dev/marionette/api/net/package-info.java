/** Messages between nodes: {@link dev.marionette.api.net.Endpoint} sends and receives, {@link dev.marionette.api.net.Codec} makes bytes of them. */
package dev.marionette.api.net;

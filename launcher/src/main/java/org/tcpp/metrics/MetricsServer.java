package org.tcpp.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Answers those who scrape, over HTTP, each by a thread of its own that takes no more than a text that is there. Any
 * number of slow ones is bounded: so many connections, and so many seconds for each request and answer.
 */
public final class MetricsServer implements AutoCloseable {

    private static final String CONTENT_TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    private static final String PATH = "/metrics";
    // properties of jdk.httpserver, read when its first server is made
    private static final List<String> BOUNDS = List.of("sun.net.httpserver.maxReqTime",
            "sun.net.httpserver.maxRspTime");
    private static final String SECONDS = "10";
    private static final String MOST_CONNECTIONS = "jdk.httpserver.maxConnections";
    private static final int BACKLOG = 16;

    private final HttpServer server;
    private final Supplier<String> text;

    private MetricsServer(HttpServer server, Supplier<String> text) {
        this.server = server;
        this.text = text;
    }

    /**
     * Begins to answer with what {@code text} says then.
     *
     * @throws IOException if the port cannot be had
     */
    public static MetricsServer open(InetSocketAddress address, Supplier<String> text) throws IOException {
        BOUNDS.forEach(bound -> System.setProperty(bound, SECONDS));
        System.setProperty(MOST_CONNECTIONS, "64");
        MetricsServer opened = new MetricsServer(HttpServer.create(address, BACKLOG), text);
        opened.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        opened.server.createContext("/", opened::answer);
        opened.server.start();
        return opened;
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean known = PATH.equals(exchange.getRequestURI().getPath());
            boolean reads = List.of("GET", "HEAD").contains(exchange.getRequestMethod());
            if (!known || !reads) {
                exchange.sendResponseHeaders(known ? 405 : 404, -1);
                return;
            }
            byte[] body = text.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", CONTENT_TYPE);
            boolean whole = "GET".equals(exchange.getRequestMethod());
            exchange.sendResponseHeaders(200, whole ? body.length : -1);
            if (whole) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    /** Answers nobody any more. */
    @Override
    public void close() {
        server.stop(0);
    }
}

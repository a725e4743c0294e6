package org.tcpp.agent;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.tcpp.message.Fields;
import org.tcpp.result.HostView;

/** Hosts as they travel over the control connection. */
public final class HostCodec {

    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL,
                    JsonInclude.Include.NON_NULL))
            .build();

    private HostCodec() {}

    /** As it travels. */
    public static Fields toFields(HostView host) {
        try {
            return Fields.parse(JSON.writeValueAsString(host));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a host that has no JSON form", e);
        }
    }

    /** As it arrives; null if nothing did, or nothing that can be read. */
    public static HostView from(Fields fields) {
        try {
            return fields == null ? null : JSON.readValue(fields.line(), HostView.class);
        } catch (JsonProcessingException _) {
            return null;
        }
    }
}
